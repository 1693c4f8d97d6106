package configuration

import (
	"github.com/hushgen/hushgen/benchmarks/corpus"
	"github.com/hushgen/hushgen/benchmarks/markdown"
	"github.com/hushgen/hushgen/benchmarks/measure"
	"github.com/hushgen/hushgen/benchmarks/peers"
	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/source/jsonfile"
)

// fromJSON brings everybody from a JSON file to instances.
func fromJSON(folder string, count int) measure.Group {
	group := measure.Group{
		Title:     "JSON to instances, " + markdown.Counted(count, "resource"),
		About:     textAbout,
		Workloads: []measure.Workload{hushFile(folder, count, corpus.Format{JSON: true}, jsonSource)},
	}
	for _, peer := range peers.JSON() {
		group.Workloads = append(group.Workloads, peerFile(folder, count, peer))
	}
	return group
}

func jsonSource(path string) hub.Source { return jsonfile.New(path) }
