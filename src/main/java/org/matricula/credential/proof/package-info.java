/// 在读(学籍)证明: asked for by the student or issued by the office, counted, valid for a time.
@org.jspecify.annotations.NullMarked
package org.matricula.credential.proof;
