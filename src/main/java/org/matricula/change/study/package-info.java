/// 延长年限: study beyond the years of the programme, within the longest time of study.
@org.jspecify.annotations.NullMarked
package org.matricula.change.study;
