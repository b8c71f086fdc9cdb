/// Applying: draft, evidence, check, submit, retract.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.NamedInterface("apply")
package org.matricula.workflow.apply;
