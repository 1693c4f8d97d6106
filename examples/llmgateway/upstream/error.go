package upstream

import (
	"cmp"
	"encoding/json"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// maxErrorBody bounds how much of an error's body is read, maxErrorText how
// much of one that isn't JSON is shown.
const (
	maxErrorBody = 64 << 10
	maxErrorText = 200
)

// Error is the refusal of a service.
type Error struct {
	// URL is what was called.
	URL string
	// Status is the HTTP status of the answer.
	Status int
	// Code is the service's own word for what is wrong; may be empty.
	Code string
	// Message is what the service says.
	Message string
	// RetryAfter is how long it asks to wait; 0 when it doesn't say.
	RetryAfter time.Duration
}

func (e *Error) Error() string {
	text := e.URL + ": " + strconv.Itoa(e.Status) + " " + http.StatusText(e.Status)
	if e.Message != "" {
		text += ": " + e.Message
	}
	if e.Code != "" {
		text += " (" + e.Code + ")"
	}
	return text
}

// readError makes an Error of an answer that is none.
func readError(url string, response *http.Response) *Error {
	data, _ := io.ReadAll(io.LimitReader(response.Body, maxErrorBody)) // a part of the text is better than none
	code, message := explainBody(data)
	return &Error{
		URL:        url,
		Status:     response.StatusCode,
		Code:       code,
		Message:    message,
		RetryAfter: retryAfter(response.Header.Get("Retry-After"), time.Now()),
	}
}

// explainBody finds code and message in the forms that services use:
// {"error":{"message":…,"code":…}}, {"error":"…"}, {"message":…} or plain text.
func explainBody(data []byte) (code, message string) {
	var body struct {
		Error   json.RawMessage `json:"error"`
		Message string          `json:"message"`
	}
	if json.Unmarshal(data, &body) != nil || (body.Error == nil && body.Message == "") {
		return "", excerpt(string(data))
	}
	return ParseError(cmp.Or(string(body.Error), strconv.Quote(body.Message)))
}

// ParseError reads the JSON value that services put under "error", in answers
// as in the middle of streams: a text, or an object with message, type and code.
func ParseError(value string) (code, message string) {
	var text string
	if json.Unmarshal([]byte(value), &text) == nil {
		return "", text
	}
	var object struct {
		Message string          `json:"message"`
		Type    string          `json:"type"`
		Code    json.RawMessage `json:"code"`
	}
	if json.Unmarshal([]byte(value), &object) != nil || object.Message == "" {
		return "", excerpt(value)
	}
	code = strings.Trim(string(object.Code), `"`) // some services send a number
	if code == "null" || code == "" {
		code = object.Type
	}
	return code, object.Message
}

// excerpt returns the beginning of a text on one line.
func excerpt(text string) string {
	text = strings.Join(strings.Fields(strings.ToValidUTF8(text, "?")), " ")
	if runes := []rune(text); len(runes) > maxErrorText {
		return string(runes[:maxErrorText]) + "…"
	}
	return text
}

// retryAfter reads both forms of the header: seconds, or a date.
func retryAfter(value string, now time.Time) time.Duration {
	if seconds, err := strconv.ParseFloat(value, 64); err == nil {
		return time.Duration(min(max(seconds, 0), maxRetryAfter) * float64(time.Second))
	}
	if date, err := http.ParseTime(value); err == nil {
		return max(date.Sub(now), 0)
	}
	return 0
}

// maxRetryAfter, in seconds, keeps the arithmetic in range.
const maxRetryAfter = 365 * 24 * 3600
