/// 毕业生图像采集: sessions by class, cards and fees, the import of what was collected, and what graduates
/// say of their photograph. Sessions of newcomers are another thing and stay with enrolment: see
/// docs/decisions/0042-graduation-photographs.md.
@org.jspecify.annotations.NullMarked
package org.matricula.graduation.photograph;
