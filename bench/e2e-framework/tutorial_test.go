// Package tutorial runs the tutorial with sigs.k8s.io/e2e-framework: a feature for each cluster, two at a time on two
// cores, as `go test` does by default. Run the compiled test in the root of the repository:
//
//	KIND=kind NODE_1_34=IMAGE NODE_1_24=IMAGE target/bench/e2e-framework.test -test.v
package tutorial

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
	"sigs.k8s.io/e2e-framework/klient/decoder"
	"sigs.k8s.io/e2e-framework/klient/k8s"
	"sigs.k8s.io/e2e-framework/klient/k8s/resources"
	"sigs.k8s.io/e2e-framework/klient/wait"
	"sigs.k8s.io/e2e-framework/klient/wait/conditions"
	"sigs.k8s.io/e2e-framework/pkg/env"
	"sigs.k8s.io/e2e-framework/pkg/envconf"
	"sigs.k8s.io/e2e-framework/pkg/features"
	"sigs.k8s.io/e2e-framework/support/kind"
)

const (
	probeImage = "kindproof/probe:1"
	nginxImage = "nginx:1.27.5"
	limit      = 2 * time.Minute
	interval   = 200 * time.Millisecond
)

type assessment = features.Func

func TestTutorial(t *testing.T) {
	for _, version := range []string{"1.34", "1.24"} {
		image := os.Getenv("NODE_" + strings.ReplaceAll(version, ".", "_"))
		alpha := ""
		if version == "1.24" {
			alpha = "-alpha"
		}
		// What takes longest comes first.
		t.Run(version, func(t *testing.T) {
			t.Parallel()
			onCluster(t, "kind-configs/canary"+alpha+".yaml", image, probeImage, probesCanary)
			onCluster(t, "kind-configs/profiles.yaml", image, nginxImage, runsNginx)
			onCluster(t, "kind-configs/seccomp-default"+alpha+".yaml", image, probeImage, probesEachNode)
			onCluster(t, "kind-configs/plain.yaml", image, probeImage, probesPlainPod)
			t.Run("step-1b", func(t *testing.T) { t.Parallel(); assessEngine(t) })
			t.Run("step-3", func(t *testing.T) { t.Parallel(); assessProfiles(t) })
		})
	}
}

// onCluster runs a feature on a cluster of its own.
func onCluster(t *testing.T, config, image, workload string, steps func(*features.FeatureBuilder)) {
	name := strings.TrimSuffix(filepath.Base(config), ".yaml")
	t.Run(name, func(t *testing.T) {
		t.Parallel()
		cluster := kind.NewCluster(envconf.RandomName(os.Getenv("CLUSTER")+"-e2e", 32)).WithOpts(kind.WithImage(image), kind.WithPath(os.Getenv("KIND")))
		// envfuncs.CreateClusterWithConfig polls every five seconds for pods of the control plane; each pod below
		// is awaited anyway.
		create := func(ctx context.Context, t *testing.T, cfg *envconf.Config) context.Context {
			kubeconfig, err := cluster.Create(ctx, "--config", config, "--kubeconfig", filepath.Join(t.TempDir(), "kubeconfig"))
			if err != nil {
				t.Fatal(err)
			}
			cfg.WithKubeconfigFile(kubeconfig)
			if err := cluster.(*kind.Cluster).LoadImage(ctx, workload); err != nil {
				t.Fatal(err)
			}
			return ctx
		}
		t.Cleanup(func() {
			if err := cluster.Destroy(context.Background()); err != nil {
				t.Error(err)
			}
		})
		feature := features.New(name).WithSetup("cluster", create)
		steps(feature)
		env.NewWithConfig(envconf.New()).Test(t, feature.Feature())
	})
}

func probesPlainPod(feature *features.FeatureBuilder) {
	feature.Assess("1", func(ctx context.Context, t *testing.T, cfg *envconf.Config) context.Context {
		apply(ctx, t, cfg, "manifests/probe.yaml", "default")
		answer(ctx, t, cfg, "probe").isDisabled(t)
		return ctx
	})
}

func probesEachNode(feature *features.FeatureBuilder) {
	feature.Assess("2", func(ctx context.Context, t *testing.T, cfg *envconf.Config) context.Context {
		nodes := nodes(ctx, t, cfg)
		for _, node := range nodes {
			apply(ctx, t, cfg, "manifests/probe.yaml", "default", func(object k8s.Object) error {
				object.SetName("probe-" + node)
				object.(*corev1.Pod).Spec.NodeName = node
				return nil
			})
		}
		for _, node := range nodes {
			answer(ctx, t, cfg, "probe-"+node).isFiltering(t)
		}
		return ctx
	})
}

func probesCanary(feature *features.FeatureBuilder) {
	feature.Assess("2b", func(ctx context.Context, t *testing.T, cfg *envconf.Config) context.Context {
		apply(ctx, t, cfg, "manifests/canary.yaml", "default")
		answer(ctx, t, cfg, "probe-with-default").isFiltering(t)
		answer(ctx, t, cfg, "probe-without-default").isDisabled(t)
		with, without := pod(ctx, t, cfg, "probe-with-default", "default"), pod(ctx, t, cfg, "probe-without-default", "default")
		if with.Spec.NodeName == without.Spec.NodeName {
			t.Errorf("both pods are on %s", with.Spec.NodeName)
		}
		return ctx
	})
}

// runsNginx applies all manifests first, each in a namespace of its own, so that their waits overlap.
func runsNginx(feature *features.FeatureBuilder) {
	manifests := map[string]string{
		"step-5": "manifests/audit-mode.yaml",
		"step-6": "manifests/violation-mode.yaml",
		"step-7": "manifests/custom-mode.yaml",
		"step-8": "manifests/custom-mode-complete.yaml",
	}
	feature.WithSetup("manifests", func(ctx context.Context, t *testing.T, cfg *envconf.Config) context.Context {
		for namespace, manifest := range manifests {
			object := &corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: namespace}}
			if err := cfg.Client().Resources().Create(ctx, object); err != nil {
				t.Fatal(err)
			}
			account := &corev1.ServiceAccount{ObjectMeta: metav1.ObjectMeta{Name: "default", Namespace: namespace}}
			await(t, cfg, namespace+"'s account", func(c *conditions.Condition) condition {
				return c.ResourceMatch(account, func(k8s.Object) bool { return true })
			})
			apply(ctx, t, cfg, manifest, namespace)
		}
		return ctx
	})
	feature.Assess("4", func(ctx context.Context, t *testing.T, cfg *envconf.Config) context.Context {
		const sums = "sha256sum *.json"
		here := output(t, exec.Command("sh", "-c", "cd profiles && "+sums))
		for _, node := range nodes(ctx, t, cfg) {
			there := output(t, exec.Command("docker", "exec", node, "sh", "-c", "cd /var/lib/kubelet/seccomp/profiles && "+sums))
			if there != here {
				t.Errorf("profiles on %s differ:\n%s\n%s", node, there, here)
			}
		}
		return ctx
	})
	feature.Assess("5", func(ctx context.Context, t *testing.T, cfg *envconf.Config) context.Context {
		isServing(ctx, t, cfg, "step-5")
		id := strings.TrimPrefix(pod(ctx, t, cfg, "nginx", "step-5").Status.ContainerStatuses[0].ContainerID, "containerd://")
		if records := output(t, exec.Command("bench/audit-records", id)); records == "0\n" {
			t.Error("no audit records")
		}
		return ctx
	})
	feature.Assess("6", crashLoops("step-6", "StartError", ""))
	feature.Assess("7", crashLoops("step-7", "Error", "cannot stat shared object: Operation not permitted"))
	feature.Assess("8", func(ctx context.Context, t *testing.T, cfg *envconf.Config) context.Context {
		isServing(ctx, t, cfg, "step-8")
		return ctx
	})
}

func isServing(ctx context.Context, t *testing.T, cfg *envconf.Config, namespace string) {
	t.Helper()
	nginx := &corev1.Pod{ObjectMeta: metav1.ObjectMeta{Name: "nginx", Namespace: namespace}}
	await(t, cfg, "nginx to be ready", func(c *conditions.Condition) condition { return c.PodReady(nginx) })
	service := &corev1.Service{}
	if err := cfg.Client().Resources().Get(ctx, "nginx", namespace, service); err != nil {
		t.Fatal(err)
	}
	for _, node := range nodes(ctx, t, cfg) {
		url := fmt.Sprintf("http://localhost:%d/", service.Spec.Ports[0].NodePort)
		await(t, cfg, "the page on "+node, func(*conditions.Condition) condition {
			return func(ctx context.Context) (bool, error) {
				// curl fails on any status above 399, and if the body is shorter than announced.
				page, err := exec.CommandContext(ctx, "docker", "exec", node, "curl", "--silent", "--fail", "--max-time", "10", url).Output()
				return err == nil && strings.HasSuffix(strings.TrimSpace(string(page)), "</html>"), nil
			}
		})
	}
}

func crashLoops(namespace, reason, message string) assessment {
	return func(ctx context.Context, t *testing.T, cfg *envconf.Config) context.Context {
		nginx := &corev1.Pod{ObjectMeta: metav1.ObjectMeta{Name: "nginx", Namespace: namespace}}
		await(t, cfg, "nginx in "+namespace+" to crash", func(c *conditions.Condition) condition {
			return c.ResourceMatch(nginx, func(object k8s.Object) bool {
				states := object.(*corev1.Pod).Status.ContainerStatuses
				return len(states) == 1 && states[0].State.Waiting != nil && states[0].State.Waiting.Reason == "CrashLoopBackOff"
			})
		})
		if ended := nginx.Status.ContainerStatuses[0].LastTerminationState.Terminated; ended == nil || ended.Reason != reason {
			t.Errorf("it ended with %+v, not with %s", ended, reason)
		}
		if message != "" {
			if text := log(ctx, t, cfg, namespace, "nginx", "nginx"); !strings.Contains(text, message) {
				t.Errorf("its log is %q", text)
			}
		}
		return ctx
	}
}

// report is what the probe says of its own container.
type report struct {
	Seccomp          int
	BlockedBySeccomp []string
}

func (r report) isDisabled(t *testing.T) {
	t.Helper()
	if r.Seccomp != 0 || len(r.BlockedBySeccomp) > 0 {
		t.Errorf("mode %d, blocked: %v", r.Seccomp, r.BlockedBySeccomp)
	}
}

func (r report) isFiltering(t *testing.T) {
	t.Helper()
	if r.Seccomp != 2 || len(r.BlockedBySeccomp) == 0 {
		t.Errorf("mode %d, blocked: %v", r.Seccomp, r.BlockedBySeccomp)
	}
}

// answer waits for the probe's report: the last line of its log.
func answer(ctx context.Context, t *testing.T, cfg *envconf.Config, name string) report {
	t.Helper()
	probe := &corev1.Pod{ObjectMeta: metav1.ObjectMeta{Name: name, Namespace: "default"}}
	await(t, cfg, name+" to be ready", func(c *conditions.Condition) condition { return c.PodReady(probe) })
	var text string
	await(t, cfg, name+" to answer", func(*conditions.Condition) condition {
		return func(ctx context.Context) (bool, error) {
			text = log(ctx, t, cfg, "default", name, "probe")
			return strings.HasSuffix(text, "}\n"), nil
		}
	})
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return parse(t, lines[len(lines)-1])
}

func parse(t *testing.T, line string) report {
	t.Helper()
	var r report
	if err := json.Unmarshal([]byte(line), &r); err != nil {
		t.Fatalf("%v: %s", err, line)
	}
	return r
}

func assessEngine(t *testing.T) {
	folder := t.TempDir() + ":/answers"
	run := []string{"run", "--rm", "--network", "none", "--volume", folder}
	output(t, exec.Command("docker", append(slices.Clone(run), "--security-opt", "seccomp=unconfined", probeImage, "--save", "/answers/engine")...))
	parse(t, output(t, exec.Command("docker", append(run, probeImage, "--baseline", "/answers/engine", "--json")...))).isFiltering(t)
}

func assessProfiles(t *testing.T) {
	type profile struct {
		DefaultAction string
		Syscalls      []struct{ Names []string }
	}
	read := func(name, action string) map[string]bool {
		text, err := os.ReadFile(filepath.Join("profiles", name))
		if err != nil {
			t.Fatal(err)
		}
		var p profile
		if err := json.Unmarshal(text, &p); err != nil {
			t.Fatal(err)
		}
		if p.DefaultAction != action {
			t.Errorf("%s has the default %s", name, p.DefaultAction)
		}
		allowed := map[string]bool{}
		for _, rule := range p.Syscalls {
			for _, syscall := range rule.Names {
				allowed[syscall] = true
			}
		}
		return allowed
	}
	read("audit.json", "SCMP_ACT_LOG")
	if allowed := read("violation.json", "SCMP_ACT_ERRNO"); len(allowed) > 0 {
		t.Errorf("violation.json allows %v", allowed)
	}
	missing := read("fine-grained-complete.json", "SCMP_ACT_ERRNO")
	for syscall := range read("fine-grained.json", "SCMP_ACT_ERRNO") {
		delete(missing, syscall)
	}
	if !reflect.DeepEqual(missing, map[string]bool{"newfstatat": true}) {
		t.Errorf("fine-grained.json lacks %v", missing)
	}
}

func apply(ctx context.Context, t *testing.T, cfg *envconf.Config, manifest, namespace string, mutate ...decoder.MutateFunc) {
	t.Helper()
	options := []decoder.DecodeOption{decoder.MutateNamespace(namespace)}
	for _, function := range mutate {
		options = append(options, decoder.MutateOption(function))
	}
	folder, name := filepath.Split(manifest)
	if err := decoder.ApplyWithManifestDir(ctx, cfg.Client().Resources(), folder, name, []resources.CreateOption{}, options...); err != nil {
		t.Fatal(err)
	}
}

func pod(ctx context.Context, t *testing.T, cfg *envconf.Config, name, namespace string) *corev1.Pod {
	t.Helper()
	object := &corev1.Pod{}
	if err := cfg.Client().Resources().Get(ctx, name, namespace, object); err != nil {
		t.Fatal(err)
	}
	return object
}

func nodes(ctx context.Context, t *testing.T, cfg *envconf.Config) []string {
	t.Helper()
	list := &corev1.NodeList{}
	if err := cfg.Client().Resources().List(ctx, list); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, node := range list.Items {
		names = append(names, node.Name)
	}
	return names
}

func log(ctx context.Context, t *testing.T, cfg *envconf.Config, namespace, pod, container string) string {
	t.Helper()
	client, err := kubernetes.NewForConfig(cfg.Client().RESTConfig())
	if err != nil {
		t.Fatal(err)
	}
	text, err := client.CoreV1().Pods(namespace).GetLogs(pod, &corev1.PodLogOptions{Container: container}).DoRaw(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

type condition = func(context.Context) (bool, error)

func await(t *testing.T, cfg *envconf.Config, what string, of func(*conditions.Condition) condition) {
	t.Helper()
	c := conditions.New(cfg.Client().Resources())
	if err := wait.For(of(c), wait.WithTimeout(limit), wait.WithInterval(interval), wait.WithImmediate()); err != nil {
		t.Fatalf("waiting for %s: %v", what, err)
	}
}

func output(t *testing.T, command *exec.Cmd) string {
	t.Helper()
	var stderr bytes.Buffer
	command.Stderr = &stderr
	text, err := command.Output()
	if err != nil {
		t.Fatalf("%v: %v: %s", command, err, stderr.String())
	}
	return string(text)
}
