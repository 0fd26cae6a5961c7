plugins {
    id("com.android.application")
}

android {
    namespace = "org.aslkeras.demo"
    compileSdk = 34

    defaultConfig {
        applicationId = "org.aslkeras.demo"
        minSdk = 24
        targetSdk = 34
        versionCode = 1
        versionName = "1.0.0"
        ndk.abiFilters += listOf("arm64-v8a", "armeabi-v7a", "x86_64")
    }

    signingConfigs.getByName("debug") {
        storeFile = file("debug.keystore")
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
}
