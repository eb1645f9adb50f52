package speed

import (
	"strings"
	"testing"
)

func TestNumbersAreRead(t *testing.T) {
	for n, want := range map[int]string{7: "7", 999: "999", 1000: "1,000", 1234567: "1,234,567"} {
		if got := grouped(n); got != want {
			t.Errorf("%d is written %s", n, got)
		}
	}
}

func TestMedianIsTheMiddle(t *testing.T) {
	if _, measured := median(nil); measured {
		t.Error("nothing has a median")
	}
	if m, _ := median([]float64{9, 1, 4, 2, 3}); m != 3 {
		t.Errorf("the median is %v", m)
	}
}

func TestCompressedCountsBytes(t *testing.T) {
	if n := compressed(make([]byte, 100_000)); n == 0 || n > 100 {
		t.Errorf("100,000 zeros take %d bytes", n)
	}
}

func TestBarsSayWhatIsMissed(t *testing.T) {
	b := &bench{samples: map[figure][]float64{bytes: {5999}, script4: {15.1}}}
	got := b.held()
	for _, want := range []string{"| 6,000 | 5,999 | met |", "| 15 | 15.1 | **missed** |", "| 1 | – | not measured |"} {
		if !strings.Contains(got, want) {
			t.Errorf("the bars lack %q:\n%s", want, got)
		}
	}
}
