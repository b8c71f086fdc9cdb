/// The ledger: who did what, when, why. Nothing in it can be changed or taken out.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "留痕",
        allowedDependencies = {"kernel", "page"})
package org.matricula.audit;
