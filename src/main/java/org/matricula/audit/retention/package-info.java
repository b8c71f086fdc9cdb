/// 数据分类与保存期限: what is kept, how closely, how long, and what is past its time.
@org.jspecify.annotations.NullMarked
package org.matricula.audit.retention;
