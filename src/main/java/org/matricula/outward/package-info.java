/// 外联: where the program itself may be made to send something, and how it does.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "外联",
        allowedDependencies = {"kernel"})
package org.matricula.outward;
