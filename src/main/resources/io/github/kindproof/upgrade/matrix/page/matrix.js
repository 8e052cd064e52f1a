'use strict';
const cells = JSON.parse(document.getElementById('cells').textContent);
const byId = id => document.getElementById(id);
const escalation = cell => cell.escalation ? 'with escalation' : 'without escalation';
const by = cell => cell.provider === 'kind' ? '' : `, by ${cell.provider}`;
const place = cell => cell.variant === 'canary' ? `canary, node ${cell.node}` : cell.variant;

// What rows and columns can show: a title, the properties of a cell in it, and a label.
const axes = {
  workload: {title: 'workload', of: ['variant', 'node', 'profile', 'escalation'],
    label: cell => [cell.profile, `${place(cell)}, ${escalation(cell)}`]},
  environment: {title: 'Kubernetes and runtime', of: ['kubernetes', 'runtime', 'provider'],
    label: cell => [cell.kubernetes, (cell.runtime === 'own' ? 'own runtime' : `runtime ${cell.runtime}`) + by(cell)]},
  kubernetes: {title: 'Kubernetes', of: ['kubernetes'], label: cell => [cell.kubernetes, '']},
  runtime: {title: 'runtime', of: ['runtime'], label: cell => [cell.runtime, '']},
  provider: {title: 'provider', of: ['provider'], label: cell => [cell.provider, '']},
  variant: {title: 'variant', of: ['variant', 'node'], label: cell => [place(cell), '']},
  profile: {title: 'profile', of: ['profile'], label: cell => [cell.profile, '']},
  escalation: {title: 'allowPrivilegeEscalation', of: ['escalation'], label: cell => [escalation(cell), '']},
};
const dimensions = ['kubernetes', 'runtime', 'provider', 'variant', 'node', 'profile', 'escalation'];
const marks = {'as-expected': '✓', 'differs': '✗', 'not-observed': '?', 'not-applicable': '–'};
const verdicts = {'as-expected': 'as expected', 'differs': 'differs from its rule', 'not-observed': 'not observed', 'not-applicable': 'not applicable'};
const applicable = cell => cell.verdict !== 'not-applicable';
const keyOf = (cell, names) => names.map(name => cell[name]).join('\n');

cells.forEach((cell, index) => {
  cell.index = index;
  cell.escalation = cell.allowPrivilegeEscalation;
  cell.text = [cell.kubernetes, cell.runtime, cell.provider, cell.containerd, cell.runc, place(cell), cell.node, cell.profile,
    escalation(cell), verdicts[cell.verdict], cell.expected, cell.observed, cell.cause, cell.seccomp].join(' ').toLowerCase();
});

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key === 'class') made.className = value; else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

// Invisible characters could make text read as something else.
function shown(text) {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f\p{Cf}\p{Zl}\p{Zp}]/gu,
    each => `⟨U+${each.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`);
}

function wanted() {
  const words = byId('words').value.toLowerCase().split(/\s+/).filter(Boolean);
  const bad = byId('not-good').checked;
  return cells.filter(cell => (!bad || (applicable(cell) && cell.verdict !== 'as-expected')) && words.every(word => cell.text.includes(word)));
}

function group(list, axis) {
  const groups = new Map();
  for (const cell of list) {
    const key = keyOf(cell, axis.of);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(cell);
  }
  return groups;
}

// The outcome with its short reason: messages name containers, so they always differ.
function sight(cell) {
  const reason = cell.cause.split(':')[0];
  return (cell.observed || verdicts[cell.verdict]) + (cell.observed && reason ? `, ${reason}` : '');
}

// The cells with another outcome than the previous column, matched by the remaining properties.
function differences(before, now, rest) {
  const seen = new Map(before.filter(applicable).map(cell => [keyOf(cell, rest), cell]));
  return now.filter(cell => applicable(cell) && seen.has(keyOf(cell, rest)) && sight(seen.get(keyOf(cell, rest))) !== sight(cell))
    .map(cell => `${sight(seen.get(keyOf(cell, rest)))} → ${sight(cell)}`);
}

function draw() {
  const rows = axes[byId('rows').value];
  const columns = axes[byId('columns').value];
  const rest = dimensions.filter(name => !rows.of.includes(name) && !columns.of.includes(name));
  const list = wanted();
  const columnKeys = [...group(list, columns)];
  const head = element('tr', {}, element('th', {scope: 'col'}, rows.title));
  for (const [, some] of columnKeys) {
    const [name, small] = columns.label(some[0]);
    const runtime = columns === axes.environment && some[0].runc ? `containerd ${some[0].containerd}, runc ${some[0].runc}` : '';
    head.append(element('th', {scope: 'col'}, name, element('small', {}, small), element('small', {}, runtime)));
  }
  const body = element('tbody', {});
  let changes = 0;
  for (const [, some] of group(list, rows)) {
    const [name, small] = rows.label(some[0]);
    const row = element('tr', {}, element('th', {scope: 'row'}, name, element('small', {}, small)));
    const inColumns = group(some, columns);
    let before = null;
    let changing = false;
    for (const [key] of columnKeys) {
      const here = inColumns.get(key) || [];
      const data = element('td', {}, ...here.map(cell => button(cell, rest.length > 0 && here.length > 1)));
      const changed = before && here.length ? differences(before, here, rest) : [];
      if (changed.length) {
        data.className = 'changed';
        data.title = [...new Set(changed)].join('\n');
        changing = true;
        changes++;
      }
      if (here.length) before = here;
      row.append(data);
    }
    if (changing || !byId('changing').checked) body.append(row);
  }
  const table = element('table', {}, element('thead', {}, head), body);
  table.style.width = `${19 + columnKeys.length * (rest.length ? 11 : 10.5)}rem`;
  byId('matrix').replaceChildren(list.length ? table : element('p', {class: 'nothing'}, 'No cell has all of these words.'));
  byId('count').textContent = `${list.length} of ${cells.length} cells, ${changes} differences between neighbors`;
}

// Created once for each cell and reused, so drawing only moves elements.
const made = new Map();

function button(cell, several) {
  const key = `${cell.index} ${several}`;
  if (!made.has(key)) made.set(key, newButton(cell, several));
  return made.get(key);
}

function newButton(cell, several) {
  const mark = element('b', {'aria-hidden': 'true'}, marks[cell.verdict]);
  const button = element('button', {type: 'button', class: `one ${cell.verdict}${several ? ' several' : ''}`, 'data-index': cell.index}, mark);
  const words = cell.observed || 'not observed';
  if (several) {
    button.title = `${cell.id.replaceAll('_', ' ')}: ${words}`;
    button.setAttribute('aria-label', button.title);
  } else {
    button.append(element('span', {}, words));
    button.title = cell.cause;
  }
  return button;
}

function entry(name, text, kind) {
  return element('div', {}, element('dt', {}, name), element('dd', {class: kind || ''}, shown(text)));
}

function boot(cell) {
  const words = {
    REUSED: 'to check its cluster, which an earlier run had left running',
    RESTARTED: 'to restart its cluster, which an earlier run had left',
    BROUGHT_BACK: 'to bring back its cluster, which an earlier run had booted',
  };
  return words[cell.origin] || `to boot its cluster${cell.bootRetried ? ' at the second attempt' : ''}`;
}

function open(cell) {
  const sheet = byId('sheet');
  const close = element('button', {type: 'button', class: 'close'}, 'Close');
  close.addEventListener('click', () => sheet.close());
  const chip = element('span', {class: `chip ${cell.verdict}`}, `${marks[cell.verdict]} ${verdicts[cell.verdict]}`);
  const list = element('dl', {},
    entry('Kubernetes', cell.kubernetes),
    entry('Runtime', `${cell.runtime}${by(cell)}${cell.containerd ? `: containerd ${cell.containerd}, runc ${cell.runc}` : ''}`),
    entry('Workload', `profile ${cell.profile} in ${place(cell)}, allowPrivilegeEscalation: ${cell.escalation}`),
    entry('Expected', cell.expected || 'no rule matches'),
    entry('Observed', cell.observed || 'nothing'));
  if (cell.cause) list.append(entry('Cause', cell.cause, 'cause'));
  if (cell.seccomp) list.append(entry('Seccomp mode', cell.seccomp));
  list.append(cell.rule ? entry('Rule', `${cell.rule}: ${cell.why}`)
    : entry('Possible rule', `- when: {variant: ${cell.variant}, node: ${cell.node}, profile: ${cell.profile}}\n  expect: ${cell.observed}\n  why: …`, 'rule'));
  list.append(entry('Took', `${cell.seconds} s, plus ${cell.bootSeconds} s ${boot(cell)}; ${cell.observedAt}`));
  const pieces = JSON.parse(byId(`evidence-${cell.index}`).textContent).map(piece =>
    element('details', {}, element('summary', {}, piece.title), element('pre', {tabindex: '0'}, shown(piece.text))));
  if (pieces.length) pieces[0].open = true;
  const where = cell.evidence ? element('p', {class: 'size'}, `Whole evidence: ${cell.evidence}`) : '';
  sheet.replaceChildren(element('h2', {id: 'sheet-title'}, `${cell.profile} on ${cell.kubernetes}`, chip, close), list, ...pieces, where);
  sheet.showModal();
  sheet.scrollTop = 0;
  history.replaceState(null, '', `#${cell.id}`);
}

function openTarget() {
  const id = decodeURIComponent(location.hash.slice(1));
  const cell = cells.find(each => each.id === id);
  if (cell) open(cell);
}

for (const [id, first] of [['rows', 'workload'], ['columns', 'environment']]) {
  byId(id).append(...Object.entries(axes).map(([name, axis]) => element('option', {value: name}, axis.title)));
  byId(id).value = first;
  byId(id).addEventListener('change', draw);
}
byId('swap').addEventListener('click', () => {
  [byId('rows').value, byId('columns').value] = [byId('columns').value, byId('rows').value];
  draw();
});
byId('words').addEventListener('input', draw);
byId('not-good').addEventListener('change', draw);
byId('changing').addEventListener('change', draw);
byId('matrix').addEventListener('click', event => {
  const chosen = event.target.closest('button.one');
  if (chosen) open(cells[chosen.dataset.index]);
});
byId('sheet').addEventListener('close', () => history.replaceState(null, '', location.pathname));
document.querySelector('.controls').addEventListener('submit', event => event.preventDefault());
document.querySelector('.controls').hidden = false;
document.querySelector('.legend').hidden = false;
draw();
openTarget();
addEventListener('hashchange', openTarget);
