/// 账户关联: one-time codes by which students and guardians come to their accounts.
@org.jspecify.annotations.NullMarked
package org.matricula.registry.link;
