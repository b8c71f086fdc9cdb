/// The few words every module speaks. Depends on no module of ours, and stays small.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "公共词汇",
        allowedDependencies = {})
package org.matricula.kernel;
