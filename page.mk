# The page that reads hands in a browser. `scripts/install.sh page` brings its tools: a JDK, Maven, Node.

PAGE := server/page
PAGE_TARGET := $(PAGE)/core/target
PAGE_JAVA := $(shell find $(PAGE)/core/src android_demo/core/src/main -name '*.java') $(PAGE)/core/pom.xml
PAGE_MVN := mvn --batch-mode --quiet --file $(PAGE)/core
TEAVM := org.teavm:teavm-maven-plugin:compile

.PHONY: page test-page page-models page-vectors page-tools browser

# Into server/page/site: the Java core as JavaScript, the models, and what shows them. MODEL=x.tflite,
# or a .json of several, puts another reader in.
page: page-tools $(PAGE_TARGET)/javascript/core.mjs page-models
	npm run --prefix $(PAGE) --silent build

# The core against golden vectors in Node, then the page in Debian's Chromium.
test-page: page $(PAGE_TARGET)/golden/golden.mjs page-vectors browser $(VENV)/.installed-test
	cd $(PAGE) && node --test --test-reporter spec tests/*.test.js
	cd $(PAGE) && PYTHON=$(abspath $(BIN)/python) \
		node --test --test-reporter spec --test-concurrency 1 tests/browser/*.test.js

page-models: $(VENV)/.installed-plain
	$(BIN)/python -m mobile_export.android --out $(PAGE)/models $(if $(MODEL),--model $(MODEL))

page-vectors: $(VENV)/.installed-test
	$(BIN)/python -m tools.android.make_vectors $(REAL_HANDS) --out $(PAGE)/vectors --random 3000

$(PAGE_TARGET)/javascript/core.mjs: $(PAGE_JAVA) | page-tools
	$(PAGE_MVN) process-classes

$(PAGE_TARGET)/golden/golden.mjs: $(PAGE_TARGET)/javascript/core.mjs
	$(PAGE_MVN) $(TEAVM)@golden

page-tools: $(PAGE)/node_modules/.installed

$(PAGE)/node_modules/.installed: $(PAGE)/package-lock.json
	scripts/install.sh page
	touch $@

browser:
	scripts/install.sh browser
