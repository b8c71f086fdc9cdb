/// 图像采集: when each class is photographed, whose photo is there, and who was absent.
@org.jspecify.annotations.NullMarked
package org.matricula.enrolment.photo;
