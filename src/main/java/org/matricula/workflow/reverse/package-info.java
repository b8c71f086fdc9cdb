/// Reversing what was granted, by a second person.
@org.jspecify.annotations.NullMarked
package org.matricula.workflow.reverse;
