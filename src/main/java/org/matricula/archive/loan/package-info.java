/// 档案借阅: asked for, decided, handed out, reminded of, taken in again.
@org.jspecify.annotations.NullMarked
package org.matricula.archive.loan;
