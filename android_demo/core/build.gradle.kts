plugins {
    `java-library`
}

java {
    sourceCompatibility = JavaVersion.VERSION_17
    targetCompatibility = JavaVersion.VERSION_17
}

// Every phone has its own.
dependencies {
    compileOnly("org.json:json:20260814")
}

// The tests run under Maven, which names the files that they need.
sourceSets["test"].java.setSrcDirs(emptyList<String>())
