package main

import (
	"bufio"
	"maps"
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/hushgen/hushgen/benchmarks/generating"
	"github.com/hushgen/hushgen/benchmarks/markdown"
)

// compared are the modules whose versions matter to a reader.
var compared = []string{
	"go.yaml.in/yaml/v4", "github.com/goccy/go-yaml", "sigs.k8s.io/yaml", "github.com/knadh/koanf/v2",
	"github.com/knadh/koanf/parsers/yaml", "github.com/go-viper/mapstructure/v2", "github.com/spf13/viper",
	"github.com/go-playground/validator/v10", "github.com/go-json-experiment/json",
	"github.com/samber/do/v2",
}

// Rows that a part of the figures may differ in from the others.
const (
	dateRow   = "date"
	commitRow = "commit"
)

// machineTable tells when, where and with what was measured.
func machineTable(began time.Time) markdown.Table {
	table := markdown.Table{Header: []string{"", "measured with"}}
	table.Add(dateRow, began.UTC().Format("2006-01-02 15:04 UTC"))
	if commit, err := exec.Command("git", "rev-parse", "--short", "HEAD").Output(); err == nil {
		table.Add(commitRow, strings.TrimSpace(string(commit)))
	}
	table.Add("CPU", processor()+", "+strconv.Itoa(runtime.NumCPU())+" cores")
	table.Add("system", runtime.GOOS+"/"+runtime.GOARCH)
	table.Add("Go", runtime.Version())
	versions := map[string]string{}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, module := range info.Deps {
			versions[module.Path] = module.Version
		}
	}
	for _, path := range compared {
		if version, linked := versions[path]; linked {
			table.Add(path, version)
		}
	}
	peers := generating.Peers()
	for _, path := range slices.Sorted(maps.Keys(peers)) {
		table.Add(path, peers[path])
	}
	return table
}

// processor returns the CPU's model where the system tells.
func processor() string {
	file, err := os.Open("/proc/cpuinfo")
	if err != nil {
		return runtime.GOARCH
	}
	defer file.Close()
	for lines := bufio.NewScanner(file); lines.Scan(); {
		name, value, _ := strings.Cut(lines.Text(), ":")
		if strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return runtime.GOARCH
}
