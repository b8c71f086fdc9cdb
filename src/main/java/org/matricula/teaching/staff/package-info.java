/// 师资队伍: what teachers are, teach and have done.
@org.jspecify.annotations.NullMarked
package org.matricula.teaching.staff;
