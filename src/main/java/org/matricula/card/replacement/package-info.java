/// 学生证补办: asked for, looked at, paid for, made in the month's batch.
@org.jspecify.annotations.NullMarked
package org.matricula.card.replacement;
