/// 教研室, its members and the courses it answers for.
@org.jspecify.annotations.NullMarked
package org.matricula.teaching.office;
