plugins {
    id("com.android.application")
}

// The manifest says ids, levels and versions once, for Maven's build and for this one.
val manifest = file("src/main/AndroidManifest.xml").readText()

fun stated(name: String) = Regex("$name=\"(.+?)\"").find(manifest)!!.groupValues[1]

fun environment(name: String) = providers.environmentVariable(name).orNull

android {
    namespace = stated("package")
    compileSdk = stated("android:targetSdkVersion").toInt()

    defaultConfig {
        applicationId = stated("package")
        minSdk = stated("android:minSdkVersion").toInt()
        targetSdk = stated("android:targetSdkVersion").toInt()
        versionCode = stated("android:versionCode").toInt()
        versionName = stated("android:versionName")
        ndk.abiFilters += listOf("arm64-v8a", "armeabi-v7a", "x86_64")
        testInstrumentationRunner = "androidx.test.runner.AndroidJUnitRunner"
    }

    signingConfigs {
        getByName("debug") {
            storeFile = file("debug.keystore")
        }
        environment("ASL_KEYSTORE")?.let { keystore ->
            create("release") {
                storeFile = file(keystore)
                storePassword = environment("ASL_KEYSTORE_PASSWORD")
                keyAlias = environment("ASL_KEY_ALIAS")
                keyPassword = environment("ASL_KEYSTORE_PASSWORD")
            }
        }
    }

    buildTypes {
        // Everybody has its key: it must not be able to update a release.
        getByName("debug") {
            applicationIdSuffix = ".debug"
        }
        getByName("release") {
            signingConfig = signingConfigs.findByName("release")
        }
    }

    // `python -m mobile_export.android` fills them.
    sourceSets["main"].assets.setSrcDirs(listOf("assets"))
    sourceSets["test"].java.setSrcDirs(emptyList<String>())
    androidResources.noCompress += listOf("tflite", "json", "npz")

    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_17
        targetCompatibility = JavaVersion.VERSION_17
    }
}

dependencies {
    implementation(project(":core"))
    implementation("org.tensorflow:tensorflow-lite:2.16.1")
    androidTestImplementation("androidx.test:runner:1.7.0")
    androidTestImplementation("junit:junit:4.13.2")
}
