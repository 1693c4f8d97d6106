package main

import (
	"bufio"
	"maps"
	"os"
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

// machineTable tells where and with what was measured.
func machineTable() markdown.Table {
	table := markdown.Table{Header: []string{"", "measured with"}}
	table.Add("date", time.Now().UTC().Format(time.DateOnly))
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
