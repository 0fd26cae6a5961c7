# The page that reads hands in a browser. `scripts/install.sh page` brings its tools: a JDK, Maven, Node.

PAGE := server/page
PAGE_CORE := $(PAGE)/core/target/javascript/core.mjs
PAGE_SOURCES := $(shell find $(PAGE)/core/src android_demo/core/src/main -name '*.java') $(PAGE)/core/pom.xml

.PHONY: page page-models

# Into server/page/site: the Java core as JavaScript, the models, and what shows them.
page: $(PAGE)/node_modules/.installed $(PAGE_CORE) page-models
	npm run --prefix $(PAGE) --silent build

page-models: $(VENV)/.installed-plain
	$(BIN)/python -m mobile_export.android --out $(PAGE)/models

$(PAGE_CORE): $(PAGE_SOURCES) | $(PAGE)/node_modules/.installed
	mvn --batch-mode --quiet --file $(PAGE)/core process-classes

$(PAGE)/node_modules/.installed: $(PAGE)/package-lock.json
	scripts/install.sh page
	touch $@
