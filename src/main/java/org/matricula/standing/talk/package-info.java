/// Talks with students, seen by those who must.
@org.jspecify.annotations.NullMarked
package org.matricula.standing.talk;
