/// 鉴定与销毁: how long papers are kept, what has run out, what the committee decides, and that nothing
/// is destroyed but by decision, by list and before two pairs of eyes. 档案法实施条例 第十九条、第二十四条.
@org.jspecify.annotations.NullMarked
package org.matricula.archive.disposal;
