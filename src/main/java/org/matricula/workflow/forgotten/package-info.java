/// What would otherwise be forgotten, and the night that looks for it.
@org.jspecify.annotations.NullMarked
package org.matricula.workflow.forgotten;
