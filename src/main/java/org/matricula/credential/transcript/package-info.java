/// 成绩单与成绩证明: asked for, counted, issued, printed for a whole class, and what becomes of them.
@org.jspecify.annotations.NullMarked
package org.matricula.credential.transcript;
