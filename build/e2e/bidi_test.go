package e2e

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"
)

// bidi is a connection that speaks WebDriver BiDi (https://w3c.github.io/webdriver-bidi/).
type bidi struct {
	socket *websocket.Conn
	// hear is given every event.
	hear    func(method string, params json.RawMessage)
	mutex   sync.Mutex
	last    int
	waiting map[int]chan bidiMessage
	broken  error
}

// object is a JSON object that is sent.
type object = map[string]any

// bidiMessage is an answer, where it has an ID, or an event.
type bidiMessage struct {
	ID      int             `json:"id"`
	Type    string          `json:"type"`
	Method  string          `json:"method"`
	Params  json.RawMessage `json:"params"`
	Result  json.RawMessage `json:"result"`
	Error   string          `json:"error"`
	Message string          `json:"message"`
}

// bidiPatience is how long a command may take.
const bidiPatience = time.Minute

func dialBidi(address string, hear func(method string, params json.RawMessage)) (*bidi, error) {
	ctx, stop := context.WithTimeout(context.Background(), bidiPatience)
	defer stop()
	socket, _, err := websocket.Dial(ctx, address, nil)
	if err != nil {
		return nil, err
	}
	socket.SetReadLimit(-1) // screenshots are large
	b := &bidi{socket: socket, hear: hear, waiting: map[int]chan bidiMessage{}}
	go b.listen()
	return b, nil
}

func (b *bidi) listen() {
	for {
		var m bidiMessage
		if err := wsjson.Read(context.Background(), b.socket, &m); err != nil {
			b.breakOff(err)
			return
		}
		if m.Type == "event" {
			b.hear(m.Method, m.Params)
			continue
		}
		b.mutex.Lock()
		if answer, ok := b.waiting[m.ID]; ok {
			answer <- m
			delete(b.waiting, m.ID)
		}
		b.mutex.Unlock()
	}
}

// breakOff lets nobody wait on a connection that is lost.
func (b *bidi) breakOff(err error) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	b.broken = err
	for id, answer := range b.waiting {
		close(answer)
		delete(b.waiting, id)
	}
}

// call sends a command and reads its answer into result, which may be nil.
func (b *bidi) call(method string, params object, result any) error {
	ctx, stop := context.WithTimeout(context.Background(), bidiPatience)
	defer stop()
	id, answer, err := b.expect()
	if err != nil {
		return err
	}
	if err := wsjson.Write(ctx, b.socket, object{"id": id, "method": method, "params": params}); err != nil {
		return err
	}
	select {
	case m, ok := <-answer:
		if !ok {
			return fmt.Errorf("%s: the connection is lost", method)
		}
		return m.read(method, result)
	case <-ctx.Done():
		return fmt.Errorf("%s takes longer than %s", method, bidiPatience)
	}
}

// expect gives the number of the next command and where its answer comes.
func (b *bidi) expect() (int, chan bidiMessage, error) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	if b.broken != nil {
		return 0, nil, fmt.Errorf("the connection is lost: %w", b.broken)
	}
	b.last++
	answer := make(chan bidiMessage, 1)
	b.waiting[b.last] = answer
	return b.last, answer, nil
}

func (m bidiMessage) read(method string, result any) error {
	if m.Type == "error" {
		return errors.New(method + ": " + m.Error + ": " + m.Message)
	}
	if result == nil {
		return nil
	}
	return json.Unmarshal(m.Result, result)
}
