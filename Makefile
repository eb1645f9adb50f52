# make test passes on a fresh Debian machine that has Go 1.26 and Node 20.

STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2
E2E = build/e2e
PEERS = build/bench/peers
SUDO = $(shell [ "$$(id -u)" = 0 ] || echo sudo)

# Tests that give the same answer in every engine: the checkers of markup (axe,
# Nu, fragments) judge what charte wrote, not what an engine makes of it; weights
# are counted without a browser; hosts' own code and the shell of install pages need none.
ONCE = ^(TestPagesAreAccessible|TestPagesAreValidHTML|TestFragmentsAndIdentifiers|TestPagesWeighLittle|TestHostsReadTheirSettingsAsPlanned|TestCopyOfTheBannerIsUpdated)$$

.PHONY: build test packages engines fast setup lint types bench bench-banner conformance peers fuzz vuln

build:
	go run . build

# Everything that has to hold.
test: setup lint types packages engines

packages: setup
	go test -timeout 40m ./...

# The browser tests once more, in the other two engines.
engines: setup
	for e in firefox webkit; do CHARTE_ENGINE=$$e go test -count=1 -timeout 20m -skip '$(ONCE)' ./build/e2e || exit 1; done

# While working: no browser, no lint.
fast:
	go test $$(go list ./... | grep -v /e2e)

# The browsers, two web servers, the Java of the HTML checker, what the shell of the
# install pages needs, the node packages.
setup:
	@for program in chromium firefox-esr WebKitWebDriver Xvfb java curl jq openssl caddy /usr/sbin/nginx; do command -v $$program >/dev/null || missing=1; done; \
		[ -z "$$missing" ] || { $(SUDO) apt-get update -q && DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -yq \
			chromium firefox-esr webkit2gtk-driver xvfb default-jre-headless fonts-liberation curl jq openssl \
			caddy nginx libnginx-mod-http-brotli-static; }
	npm ci --prefix $(E2E) --ignore-scripts --no-audit --no-fund

lint:
	@bad=$$(gofmt -l main.go main_test.go build); [ -z "$$bad" ] || { echo "not formatted (run gofmt -w): $$bad"; exit 1; }
	go vet ./...
	go run $(STATICCHECK) ./...

types:
	$(E2E)/node_modules/.bin/tsc --noEmit -p assets/banner

bench:
	go test -run '^$$' -bench . ./build/...

# The other banners, from npm, that this one is compared with.
peers:
	npm ci --prefix $(PEERS) --ignore-scripts --no-audit --no-fund

# How much and how fast, beside the other banners; writes docs/benchmarks.md.
bench-banner: peers
	go run ./build/bench banner

# What works, beside the other banners; writes docs/conformance.md.
conformance: peers
	go run ./build/bench conformance

# What the vulnerability database says of the dependencies; needs the network.
vuln:
	go run golang.org/x/vuln/cmd/govulncheck@v1.1.4 ./...

fuzz:
	go test ./build/content -run '^$$' -fuzz FuzzRead -fuzztime 60s
	go test ./build/content -run '^$$' -fuzz FuzzFormat -fuzztime 60s -fuzzminimizetime 10x
	go test ./build/policy -run '^$$' -fuzz FuzzParseDuration -fuzztime 60s
