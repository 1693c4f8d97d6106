package peers

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
)

// encodingJSON refuses unknown fields and anything behind the document.
func encodingJSON(content []byte, target any) error {
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(target); err != nil {
		return err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return errors.New("more behind the document")
	}
	return nil
}
