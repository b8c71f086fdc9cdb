/// 学年注册: apart from the terms.
@org.jspecify.annotations.NullMarked
package org.matricula.registration.year;
