package e2e

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"time"
)

// webdriver is a driver that speaks classic WebDriver over HTTP
// (https://w3c.github.io/webdriver/), with one session.
type webdriver struct {
	// address is that of the driver, then of the session.
	address string
	client  http.Client
}

// awaitDriver waits until a driver that has just started answers.
func awaitDriver(address string) (*webdriver, error) {
	d := &webdriver{address: address, client: http.Client{Timeout: time.Minute}}
	var err error
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if err = d.get("/status", nil); err == nil {
			return d, nil
		}
	}
	return nil, fmt.Errorf("the driver does not answer: %w", err)
}

// begin opens the session.
func (d *webdriver) begin(capabilities object) error {
	var session struct {
		SessionID string `json:"sessionId"`
	}
	err := d.post("/session", object{"capabilities": object{"alwaysMatch": capabilities}}, &session)
	d.address += "/session/" + session.SessionID
	return err
}

func (d *webdriver) get(path string, result any) error {
	answer, err := d.client.Get(d.address + path)
	if err != nil {
		return err
	}
	return read(answer, path, result)
}

func (d *webdriver) post(path string, body object, result any) error {
	raw, err := json.Marshal(body)
	if err != nil {
		return err
	}
	answer, err := d.client.Post(d.address+path, "application/json", bytes.NewReader(raw))
	if err != nil {
		return err
	}
	return read(answer, path, result)
}

// read takes the value out of an answer; result may be nil.
func read(answer *http.Response, path string, result any) error {
	defer func() { _ = answer.Body.Close() }()
	var body struct{ Value json.RawMessage }
	if err := json.NewDecoder(answer.Body).Decode(&body); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if answer.StatusCode != http.StatusOK {
		var fault struct{ Error, Message string }
		_ = json.Unmarshal(body.Value, &fault)
		return errors.New(path + ": " + fault.Error + ": " + fault.Message)
	}
	if result == nil {
		return nil
	}
	return json.Unmarshal(body.Value, result)
}

// evaluate gives the value of an expression as JSON, and waits for promises.
func (d *webdriver) evaluate(expression string) (string, error) {
	var answer []string
	err := d.post("/execute/async", object{
		"script": "const done=arguments[0];" + inJSON(expression) + ".then(v=>done([v]),e=>done(['',String(e)]))",
		"args":   []any{},
	}, &answer)
	if err == nil && len(answer) != 1 {
		err = errors.New(answer[len(answer)-1])
	}
	if err != nil {
		return "", err
	}
	return answer[0], nil
}
