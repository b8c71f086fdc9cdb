/// Keys from outside the database: private fields are encrypted and found by blind index here.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "密钥",
        allowedDependencies = {"kernel"})
package org.matricula.vault;
