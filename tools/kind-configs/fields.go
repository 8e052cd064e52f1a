// Prints what one Kubernetes minor, or kind, accepts in a configuration: each field with its type,
// each feature gate, each argument of the kubelet. It reads Go source and compiles nothing of it.
//
//	fields FIELDS-OF GO-PACKAGE=FOLDER...
//
// FIELDS-OF is "kind" or "kubernetes". A folder is that of a module.
package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"sort"
	"strconv"
	"strings"
)

var (
	modules  = map[string]string{}
	packages = map[string]*goPackage{}
	printed  = map[string]bool{}
)

type goPackage struct {
	types    map[string]*goType
	strings  map[string]string // constants
	decoders map[string]bool   // types with an UnmarshalJSON of their own
}

type goType struct {
	expression ast.Expr
	imports    map[string]string
}

func main() {
	for _, module := range os.Args[2:] {
		name, folder, _ := strings.Cut(module, "=")
		modules[name] = folder
	}
	if os.Args[1] == "kind" {
		fields("yaml", "kind.x-k8s.io/v1alpha4 Cluster", "sigs.k8s.io/kind/pkg/apis/config/v1alpha4", "Cluster")
	} else {
		kubernetes()
	}
	lines := make([]string, 0, len(printed))
	for line := range printed {
		lines = append(lines, line)
	}
	sort.Strings(lines)
	fmt.Println(strings.Join(lines, "\n"))
}

func kubernetes() {
	kubeadm := "k8s.io/kubernetes/cmd/kubeadm/app/apis/kubeadm/"
	for _, version := range []string{"v1beta2", "v1beta3", "v1beta4"} {
		if _, err := os.Stat(folder(kubeadm + version)); err != nil {
			continue
		}
		for _, kind := range []string{"ClusterConfiguration", "InitConfiguration", "JoinConfiguration"} {
			fields("json", "kubeadm.k8s.io/"+version+" "+kind, kubeadm+version, kind)
		}
	}
	fields("json", "kubelet.config.k8s.io/v1beta1 KubeletConfiguration", "k8s.io/kubelet/config/v1beta1", "KubeletConfiguration")
	fields("json", "kubeproxy.config.k8s.io/v1alpha1 KubeProxyConfiguration", "k8s.io/kube-proxy/config/v1alpha1", "KubeProxyConfiguration")
	featureGates()
	kubeadmFeatureGates()
	kubeletArguments()
}

func fields(tag, document, path, name string) {
	walk(tag, path, &ast.Ident{Name: name}, nil, func(field, kind string) {
		printed[document+" "+field+" "+kind] = true
	}, "")
}

// walk calls found for each scalar below a type: field is its path, with [] for the items of a list
// and {} for the values of a map.
func walk(tag, path string, expression ast.Expr, imports map[string]string, found func(field, kind string), at string) {
	switch of := expression.(type) {
	case *ast.StarExpr:
		walk(tag, path, of.X, imports, found, at)
	case *ast.ArrayType:
		if name, ok := of.Elt.(*ast.Ident); ok && name.Name == "byte" {
			found(at, "string") // in base64
			return
		}
		walk(tag, path, of.Elt, imports, found, at+"[]")
	case *ast.MapType:
		walk(tag, path, of.Value, imports, found, at+"{}")
	case *ast.SelectorExpr:
		if imported := imports[of.X.(*ast.Ident).Name]; imported == "time" {
			found(at, "int") // a duration in nanoseconds
		} else {
			walk(tag, imported, of.Sel, nil, found, at)
		}
	case *ast.StructType:
		structure(tag, path, of, imports, found, at)
	case *ast.Ident:
		if kind := scalar(of.Name); kind != "" {
			found(at, kind)
			return
		}
		pkg := load(path)
		declared := pkg.types[of.Name]
		switch {
		case declared == nil:
			panic("no type " + of.Name + " in " + path)
		case of.Name == "Duration" && strings.HasSuffix(path, "/meta/v1"):
			found(at, "duration")
		case tag == "json" && pkg.decoders[of.Name]:
			found(at, "any")
		default:
			walk(tag, path, declared.expression, declared.imports, found, at)
		}
	case *ast.InterfaceType:
		found(at, "any")
	default:
		panic(fmt.Sprintf("%s: %T", at, expression))
	}
}

func structure(tag, path string, of *ast.StructType, imports map[string]string, found func(field, kind string), at string) {
	for _, field := range of.Fields.List {
		text := ""
		if field.Tag != nil {
			quoted, _ := strconv.Unquote(field.Tag.Value)
			text = reflect.StructTag(quoted).Get(tag)
		}
		name, options, _ := strings.Cut(text, ",")
		switch {
		case name == "-":
		case name == "" && (len(field.Names) == 0 || strings.Contains(options, "inline")):
			walk(tag, path, field.Type, imports, found, at)
		case name == "":
			panic(path + ": a field without a name in " + at)
		default:
			walk(tag, path, field.Type, imports, found, strings.TrimPrefix(at+"."+name, "."))
		}
	}
}

func scalar(name string) string {
	switch name {
	case "string", "bool":
		return name
	case "int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64":
		return "int"
	case "float32", "float64":
		return "number"
	case "any":
		return "any"
	}
	return ""
}

// Every component rejects a gate that none declares.
func featureGates() {
	declared := regexp.MustCompile(`(?m)^\s+(\w+)\s*(\s(?:featuregate\.)?Feature\s*)?=\s*(featuregate\.Feature\()?"(\w+)"`)
	for _, module := range modules {
		for _, source := range sources(module) {
			if !strings.Contains(source, "/features/") && filepath.Base(source) != "kube_features.go" || strings.Contains(source, "/test/") {
				continue
			}
			for _, match := range declared.FindAllStringSubmatch(read(source), -1) {
				typed := match[2] != "" || match[3] != ""
				if typed || match[1] == match[4] {
					printed["feature-gate "+match[4]] = true
				}
			}
		}
	}
	printed["feature-gate AllAlpha"] = true
	printed["feature-gate AllBeta"] = true
}

func kubeadmFeatureGates() {
	text := read(filepath.Join(folder("k8s.io/kubernetes/cmd/kubeadm/app/features"), "features.go"))
	_, list, _ := strings.Cut(text, "var InitFeatureGates = FeatureList{")
	list, _, _ = strings.Cut(list, "\n}\n")
	for _, match := range regexp.MustCompile(`(?m)^\t(\w+):`).FindAllStringSubmatch(list, -1) {
		printed["kubeadm-feature-gate "+match[1]] = true
	}
}

// kubeletArguments prints the names in all calls that define or register a flag.
func kubeletArguments() {
	constants := map[string]string{}
	files := map[*ast.File]bool{} // and whether it registers flags of other packages
	for _, path := range []string{
		"k8s.io/kubernetes/cmd/kubelet/app/options", "k8s.io/component-base/logs", "k8s.io/component-base/logs/api/v1",
		"k8s.io/component-base/config/logs", "k8s.io/component-base/version/verflag", "k8s.io/kubernetes/pkg/credentialprovider/gcp",
		"k8s.io/kubernetes/pkg/kubelet/config", "k8s.io/klog/v2",
	} {
		if folder(path) == "" {
			continue
		}
		paths := []string{}
		if listed, err := os.ReadDir(folder(path)); err == nil {
			for _, entry := range listed {
				if strings.HasSuffix(entry.Name(), ".go") && !strings.HasSuffix(entry.Name(), "_test.go") && !strings.Contains(entry.Name(), "windows") {
					paths = append(paths, filepath.Join(folder(path), entry.Name()))
				}
			}
		}
		for _, source := range paths {
			file, err := parser.ParseFile(token.NewFileSet(), source, nil, 0)
			if err != nil {
				panic(err)
			}
			files[file] = strings.HasPrefix(path, "k8s.io/kubernetes/")
			collectConstants(file, constants)
		}
	}
	defining := regexp.MustCompile(`^Version$|(Var|VarP|BoolP|Duration)$`)
	registering := regexp.MustCompile(`^(pflagR|r)egister(Deprecated)?$`)
	argument := regexp.MustCompile(`^[a-z][a-z0-9_-]*$`)
	printed["kubelet-argument help"] = true
	for file, registers := range files {
		ast.Inspect(file, func(node ast.Node) bool {
			call, ok := node.(*ast.CallExpr)
			if !ok {
				return true
			}
			function := called(call.Fun)
			if !defining.MatchString(function) && !(registers && registering.MatchString(function)) {
				return true
			}
			for _, value := range call.Args {
				name := ""
				switch of := value.(type) {
				case *ast.BasicLit:
					name, _ = strconv.Unquote(of.Value)
				case *ast.Ident:
					name = constants[of.Name]
				case *ast.SelectorExpr:
					name = constants[of.Sel.Name]
				}
				if argument.MatchString(name) {
					printed["kubelet-argument "+strings.ReplaceAll(name, "_", "-")] = true
					break
				}
			}
			return true
		})
	}
}

func called(function ast.Expr) string {
	switch of := function.(type) {
	case *ast.Ident:
		return of.Name
	case *ast.SelectorExpr:
		return of.Sel.Name
	}
	return ""
}

func collectConstants(file *ast.File, into map[string]string) {
	for _, declaration := range file.Decls {
		general, ok := declaration.(*ast.GenDecl)
		if !ok || general.Tok != token.CONST {
			continue
		}
		for _, spec := range general.Specs {
			value := spec.(*ast.ValueSpec)
			for at, name := range value.Names {
				if at < len(value.Values) {
					if literal, ok := value.Values[at].(*ast.BasicLit); ok && literal.Kind == token.STRING {
						into[name.Name], _ = strconv.Unquote(literal.Value)
					}
				}
			}
		}
	}
}

// folder returns the folder of a package, "" if it is in no known module.
func folder(path string) string {
	for module := path; module != "."; module = filepath.Dir(module) {
		if at, ok := modules[module]; ok {
			return filepath.Join(at, strings.TrimPrefix(path, module))
		}
	}
	return ""
}

func load(path string) *goPackage {
	if loaded, ok := packages[path]; ok {
		return loaded
	}
	pkg := &goPackage{types: map[string]*goType{}, decoders: map[string]bool{}}
	packages[path] = pkg
	entries, err := os.ReadDir(folder(path))
	if err != nil || folder(path) == "" {
		panic("no module has " + path)
	}
	for _, entry := range entries {
		if !strings.HasSuffix(entry.Name(), ".go") || strings.HasSuffix(entry.Name(), "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(folder(path), entry.Name()), nil, 0)
		if err != nil {
			panic(err)
		}
		imports := map[string]string{}
		for _, imported := range file.Imports {
			of, _ := strconv.Unquote(imported.Path.Value)
			name := filepath.Base(of)
			if imported.Name != nil {
				name = imported.Name.Name
			}
			imports[name] = of
		}
		for _, declaration := range file.Decls {
			switch of := declaration.(type) {
			case *ast.GenDecl:
				for _, spec := range of.Specs {
					if declared, ok := spec.(*ast.TypeSpec); ok {
						pkg.types[declared.Name.Name] = &goType{declared.Type, imports}
					}
				}
			case *ast.FuncDecl:
				if of.Recv != nil && of.Name.Name == "UnmarshalJSON" {
					receiver := of.Recv.List[0].Type
					if pointer, ok := receiver.(*ast.StarExpr); ok {
						receiver = pointer.X
					}
					pkg.decoders[receiver.(*ast.Ident).Name] = true
				}
			}
		}
	}
	return pkg
}

func sources(module string) []string {
	found := []string{}
	filepath.WalkDir(module, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
			found = append(found, path)
		}
		return nil
	})
	return found
}

func read(file string) string {
	text, err := os.ReadFile(file)
	if err != nil {
		panic(err)
	}
	return string(text)
}
