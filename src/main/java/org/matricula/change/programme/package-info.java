/// 转专业: rounds with places, the receiving department's assessment, and the change itself.
@org.jspecify.annotations.NullMarked
package org.matricula.change.programme;
