plugins {
    `java-library`
}

java {
    sourceCompatibility = JavaVersion.VERSION_17
    targetCompatibility = JavaVersion.VERSION_17
}

// The tests run under Maven, which names the files that they need.
sourceSets["test"].java.setSrcDirs(emptyList<String>())
