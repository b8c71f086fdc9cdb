/// Names, identity documents and numbers of persons: how they are written, checked, masked and
/// found again. Pure words, no database.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "身份与姓名",
        allowedDependencies = {"kernel"})
package org.matricula.personal;
