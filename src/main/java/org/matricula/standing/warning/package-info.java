/// One student's warning, from the department's review to its closing.
@org.jspecify.annotations.NullMarked
package org.matricula.standing.warning;
