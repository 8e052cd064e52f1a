'use strict';
// Without this script every panel is open: nothing is lost where scripts may not run.
const cells = [...document.querySelectorAll('button.cell')];

function panelOf(cell) {
  return document.getElementById(cell.getAttribute('aria-controls'));
}

function show(cell, open) {
  cell.setAttribute('aria-expanded', String(open));
  panelOf(cell).hidden = !open;
}

function showTarget() {
  const name = decodeURIComponent(location.hash.slice(1));
  const cell = cells.find(each => each.getAttribute('aria-controls') === name);
  if (cell) {
    show(cell, true);
    cell.closest('tbody').scrollIntoView({block: 'nearest'});
  }
}

for (const cell of cells) {
  show(cell, false);
  cell.addEventListener('click', () => {
    const open = cell.getAttribute('aria-expanded') !== 'true';
    show(cell, open);
    history.replaceState(null, '', open ? '#' + panelOf(cell).id : location.pathname);
  });
}
addEventListener('hashchange', showTarget);
showTarget();
