/// 教学质量监控: lessons listened to, papers and materials looked through, measures followed until they
/// are confirmed.
@org.jspecify.annotations.NullMarked
package org.matricula.teaching.quality;
