/// Reversing what was granted, by a second person.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.NamedInterface("reverse")
package org.matricula.workflow.reverse;
