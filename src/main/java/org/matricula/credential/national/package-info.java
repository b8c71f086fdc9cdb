/// 学历电子注册: what is sent, and what comes back.
@org.jspecify.annotations.NullMarked
package org.matricula.credential.national;
