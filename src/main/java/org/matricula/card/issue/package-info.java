/// 学生证的制发: the register of cards, the desk that keeps it, the sheet they are cut from, and the page
/// their code leads to.
@org.jspecify.annotations.NullMarked
package org.matricula.card.issue;
