/// Applying: draft, evidence, check, submit, retract.
@org.jspecify.annotations.NullMarked
package org.matricula.workflow.apply;
