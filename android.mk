# The Android app. `scripts/install.sh android` brings its tools: a JDK, Maven, and Debian's SDK parts.

CORE := android_demo/core/target
APP := android_demo/app/target
LIBRARIES := $(CORE)/libraries
DEX := $(APP)/from-dex
LITERT = $(wildcard $(abspath $(VENV))/lib/python3*/site-packages/ai_edge_litert/libLiteRt.so)
REAL_HANDS = $(if $(wildcard $(DATA)/landmarks),--data $(DATA))
PHOTOS = $(abspath $(wildcard $(DATA)/photos/project_s))
ANDROID_TESTS = -Dasl.litert=$(LITERT) $(if $(PHOTOS),-Dasl.photos=$(PHOTOS))
MVN := mvn --batch-mode --quiet --file android_demo

.PHONY: apk release test-android test-arm test-builds compare-android benchmark-android app-picture \
	android-assets android-tools arm-tools

# The app into android_demo/dist; MODEL=x.tflite, or a .json of several, puts another reader in.
apk: android-tools android-assets
	$(MVN) package -DskipTests

# The same for everybody, signed by the key in the environment.
release: android-tools android-assets
	@test -n "$$ASL_KEYSTORE" -a -n "$$ASL_KEYSTORE_PASSWORD" -a -n "$$ASL_KEY_ALIAS" || { echo \
		"Error: Expected ASL_KEYSTORE (a file), ASL_KEYSTORE_PASSWORD and ASL_KEY_ALIAS. Set them." >&2; \
		exit 2; }
	$(MVN) package -DskipTests -Drelease

# Its tests on the desktop, and those of the core once more on the code taken out of the APK.
test-android: $(VENV)/.installed-test android-tools android-assets
	$(BIN)/python -m tools.android.make_vectors $(REAL_HANDS)
	$(MVN) verify $(ANDROID_TESTS)
	unzip -p android_demo/dist/asl-demo.apk classes.dex > $(DEX)/classes.dex
	PATH=/usr/bin:$$PATH enjarify --force --output $(DEX)/core.jar $(DEX)/classes.dex
	java $(ANDROID_TESTS) -Dasl.golden=tests/golden -Dasl.vectors=$(CORE)/vectors \
		-Dasl.assets=android_demo/app/assets \
		-jar $(DEX)/console.jar execute --details=summary --fail-if-no-tests \
		--scan-class-path $(CORE)/test-classes \
		--class-path $(DEX)/core.jar:$(CORE)/test-classes:$(LIBRARIES)/jna.jar:$(LIBRARIES)/json.jar
	$(BIN)/pytest --numprocesses auto tests/android_demo

# The library for arm64 phones, on an imitated processor. Not in CI: 200 MB of compilers.
test-arm: $(VENV)/.installed-test apk arm-tools
	$(BIN)/pytest -m arm tests/android_demo/test_arm.py

# Builds in other folders, of the same bytes; and a release. Not in CI: three builds.
test-builds: $(VENV)/.installed-test android-tools android-assets
	$(BIN)/pytest -m builds tests/android_demo/test_builds.py

# The app against the desktop, as users run them: photographs, and clips of them as in a mirror.
compare-android: android-tools android-assets $(CLIPS)
	$(MVN) --projects core test-compile
	$(BIN)/python -m tools.android.compare $(DATA)/photos/*
	$(BIN)/python -m tools.android.compare_clips --mirror runs/clips/*.mp4

# How long a frame takes with the runtime in the APK, on this machine.
benchmark-android: android-tools android-assets
	$(MVN) test-compile
	LD_LIBRARY_PATH=$(APP)/runtime java -Djava.library.path=$(APP)/runtime \
		-Djava.util.logging.config.file=/dev/null \
		--class-path $(APP)/classes:$(APP)/test-classes:$(CORE)/classes:$(CORE)/test-classes:$(LIBRARIES)/json.jar \
		org.aslkeras.demo.FrameTimes android_demo/app/assets \
		$(firstword $(sort $(wildcard $(PHOTOS)/L/*)))

# The app's screens in its README, and in stores.
app-picture: test-android
	$(BIN)/python -m tools.android.picture --out docs/app.jpg \
		--store fastlane/metadata/android/en-US

android-assets: $(VENV)/.installed-plain
	$(BIN)/python -m mobile_export.android $(if $(MODEL),--model $(MODEL))

android-tools arm-tools:
	@scripts/install.sh $(@:-tools=)
