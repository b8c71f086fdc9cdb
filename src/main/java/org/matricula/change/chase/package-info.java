/// 控辍保学: pupils who do not come to school any more, and the chase to bring them back.
@org.jspecify.annotations.NullMarked
package org.matricula.change.chase;
